// A ticket from issue to finish, and a refusal, by the generated client. Arguments: address, token, desk.
import {AtDesk, Configuration, DeskApi, ProblemFromJSON, ResponseError, TicketApi} from './index';

declare const process: {argv: string[]; exitCode: number};

async function drive(basePath: string, accessToken: string, at: string): Promise<void> {
  const configuration = new Configuration({basePath, accessToken});
  const tickets = new TicketApi(configuration);
  const desks = new DeskApi(configuration);
  const desk = {centre: 'north', desk: at};

  const wish = {centre: 'north', idempotencyKey: `typescript-${Date.now()}`, issueTicketRequest: {service: 'consultation'}};
  const ticket = await tickets.issueTicket(wish);
  const again = await tickets.issueTicket(wish);
  console.log(`issued ${ticket.state}, repeated: ${again.id === ticket.id}`);
  const say = (done: string, answer: AtDesk | null | undefined) =>
    console.log(`${done} ${answer?.call?.state}, the same: ${answer?.call?.ticket === ticket.id}`);

  await desks.holdDesk({...desk, holdDeskRequest: {page: 'page-of-typescript'}});
  say('called', await desks.callNext(desk));
  say('started', await desks.start(desk));
  say('finished', await desks.finish(desk));
  console.log(`then ${(await tickets.getTicket({centre: 'north', id: ticket.id!})).state}`);
  try {
    await tickets.issueTicket({centre: 'north', issueTicketRequest: {service: 'nothing'}});
    console.log('not refused');
  } catch (refused) {
    if (!(refused instanceof ResponseError)) {
      throw refused;
    }
    const problem = ProblemFromJSON(await refused.response.json());
    console.log(`refused ${problem.status} ${problem.type}`);
  }
}

drive(process.argv[2]!, process.argv[3]!, process.argv[4]!).catch(fault => {
  console.error(fault);
  process.exitCode = 1;
});
