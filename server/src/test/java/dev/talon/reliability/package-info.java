/**
 * What a fault costs: whole processes, real balancers and databases, whose parts fail one by one under load.
 *
 * <p>A run that takes seconds is an ordinary integration test. One that takes minutes has the tag {@code reliability} and runs with
 * {@code mvn verify -Preliability} alone, which leaves what each {@link dev.talon.reliability.Finding} says in
 * {@code server/docs/reliability.md}.
 */
package dev.talon.reliability;
