-- What PrinterSetup reads, from printer p and printer_profile own; and the centre's code as centre.
p.id AS printer_id, p.code, p.agent_id, p.transport, p.address, p.profile, own.profile AS own_profile
