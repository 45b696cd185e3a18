-- What of a day's sums the table needs.
consultation, consultation_wait, consultation_service, cash, cash_wait, cash_service, both_kinds, both_wait, both_service,
consultation_no_show, consultation_cancelled, consultation_expired, consultation_inaccurate,
cash_no_show, cash_cancelled, cash_expired, cash_inaccurate,
consultation_wrong_service, cash_wrong_service, consultation_not_queued, cash_not_queued, both_not_queued
