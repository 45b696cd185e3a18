-- A printer prints one paper at a time, whichever nodes reach for it.
CREATE UNIQUE INDEX print_job_at_printer ON print_job (printer_id) WHERE state = 'printing';
