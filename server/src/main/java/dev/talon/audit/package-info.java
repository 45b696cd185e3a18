/**
 * The audit log: who changed which account, token, device or setting, and from where. Triggers of the tables write
 * the rows, in the transaction of the change; {@link dev.talon.db.Database#changing} tells them who acts. Only
 * sign-ins, which change no stored data, are recorded by code.
 */
package dev.talon.audit;
