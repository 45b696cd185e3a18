-- Rises with every change of an account, so that who changes what another has changed meanwhile is told so.
ALTER TABLE staff ADD COLUMN version integer NOT NULL DEFAULT 1;
