"""A ticket from issue to finish, and a refusal, by the generated client. Arguments: address, token, desk."""
import sys
import uuid

import talon

address, token, desk = sys.argv[1:]
client = talon.ApiClient(talon.Configuration(host=address, access_token=token))
tickets = talon.TicketApi(client)
desks = talon.DeskApi(client)

wish = talon.IssueTicketRequest(service="consultation")
key = str(uuid.uuid4())
ticket = tickets.issue_ticket("north", wish, idempotency_key=key)
again = tickets.issue_ticket("north", wish, idempotency_key=key)
print(f"issued {ticket.state.value}, repeated: {str(again.id == ticket.id).lower()}")


def say(done, answer):
    same = str(answer.call.ticket == ticket.id).lower()
    print(f"{done} {answer.call.state.value}, the same: {same}")


desks.hold_desk("north", desk, talon.HoldDeskRequest(page="page-of-python"))
say("called", desks.call_next("north", desk))
say("started", desks.start("north", desk))
say("finished", desks.finish("north", desk))
print(f"then {tickets.get_ticket('north', ticket.id).state.value}")
try:
    tickets.issue_ticket("north", talon.IssueTicketRequest(service="nothing"))
    print("not refused")
except talon.ApiException as refused:
    problem = talon.Problem.from_json(refused.body)
    print(f"refused {problem.status} {problem.type}")
