package dev.talon.events.hook;

/**
 * How hooks work on this node.
 *
 * @param networks where they may lead
 */
public record HookSettings(HookNetworks networks, HookTimes times) {
    public static final HookSettings USUAL = new HookSettings(HookNetworks.PUBLIC, HookTimes.USUAL);
}
