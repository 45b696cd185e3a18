import java.util.UUID;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.DeskApi;
import org.openapitools.client.api.TicketApi;
import org.openapitools.client.model.AtDesk;
import org.openapitools.client.model.HoldDeskRequest;
import org.openapitools.client.model.IssueTicketRequest;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Ticket;

/** A ticket from issue to finish, and a refusal, by the generated client. Arguments: address, token, desk. */
public final class Drive {
    private Drive() {}

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));
        TicketApi tickets = new TicketApi(client);
        DeskApi desks = new DeskApi(client);

        String key = UUID.randomUUID().toString();
        Ticket ticket = tickets.issueTicket("north", new IssueTicketRequest().service("consultation"), key);
        Ticket again = tickets.issueTicket("north", new IssueTicketRequest().service("consultation"), key);
        say("issued " + ticket.getState().getValue() + ", repeated: " + again.getId().equals(ticket.getId()));
        desks.holdDesk("north", arguments[2], new HoldDeskRequest().page("page-of-java"));
        say("called", ticket, desks.callNext("north", arguments[2], null, null, null));
        say("started", ticket, desks.start("north", arguments[2], null, null, null));
        say("finished", ticket, desks.finish("north", arguments[2], null, null, null, null));
        say("then " + tickets.getTicket("north", ticket.getId()).getState().getValue());
        try {
            tickets.issueTicket("north", new IssueTicketRequest().service("nothing"), null);
            say("not refused");
        } catch (ApiException refused) {
            Problem problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
            say("refused " + problem.getStatus() + " " + problem.getType());
        }
    }

    private static void say(String done, Ticket ticket, AtDesk answer) {
        String state = answer.getCall().getState().getValue();
        say(done + " " + state + ", the same: " + answer.getCall().getTicket().equals(ticket.getId()));
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
