-- Services may share a letter: their numbers then run in one sequence.
DROP INDEX service_prefix;
