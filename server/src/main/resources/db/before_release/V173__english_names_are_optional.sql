-- Whoever writes Russian only leaves the English name out: where there is none, every screen and paper says the Russian one.
ALTER TABLE centre DROP CONSTRAINT centre_name_en_check;
ALTER TABLE service DROP CONSTRAINT service_name_en_check;
ALTER TABLE quality_line DROP CONSTRAINT quality_line_name_en_check;
