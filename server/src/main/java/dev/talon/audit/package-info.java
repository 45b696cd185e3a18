/**
 * Who changed which account, token, device or setting, and from where. The rows are written by the tables' own triggers, in the transaction of the change;
 * {@link dev.talon.db.Database#changing} tells them who acts. Only sign-ins, which change nothing that is kept, are written by hand.
 */
package dev.talon.audit;
