-- Whether the event e of a desk is of a command to it, after which the one before can no longer be undone. A call that found nobody is
-- nothing, and neither is what others do beside the desk's work: messages, its settings and devices, what is said of times.
e.kind IN ('called', 'called_out_of_turn', 'recalled', 'started', 'finished', 'queued', 'continued', 'no_show', 'postponed', 'set_aside',
                                     'resumed', 'returned', 'transferred', 'served_without_ticket', 'undone', 'cancelled', 'expired',
                                     'desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed', 'desk_shut', 'desk_reopened')
