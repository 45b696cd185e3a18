package dev.talon.board;

import java.time.Duration;
import java.util.Collection;

/**
 * Calculates how many of its screens a node sends away, so that screens are spread over the nodes again after one
 * came back. The balancer decides where they go: if it gives a socket to the node with the fewest, they go to the
 * node that came back.
 */
public final class FairShare {
    public static final Duration USUAL_COMPARE = Duration.ofSeconds(5);

    /** How often in a row a node must have too many before it sends some away; by then a dead node is forgotten. */
    private static final int PATIENCE = 3;

    /**
     * If the screens come back to the node that sent them away, it tries less and less often, in the end once an hour.
     */
    private static final int LONGEST_PATIENCE = 720;

    /** At once: they all join another node. */
    private static final int AT_ONCE = 200;

    private int patience = PATIENCE;
    private int tooMany;
    private int before = Integer.MAX_VALUE;

    /**
     * Called whenever the nodes have exchanged their numbers.
     *
     * @param own how many screens this node has
     * @param others how many each other node has
     * @return how many to send away now, usually 0
     */
    int toSend(int own, Collection<Integer> others) {
        int all = own + others.stream().mapToInt(Integer::intValue).sum();
        int nodes = others.size() + 1;
        int share = (all + nodes - 1) / nodes;
        int excess = own - share;
        if (excess <= share / 10) {
            tooMany = 0;
            patience = PATIENCE;
            before = Integer.MAX_VALUE;
            return 0;
        }
        if (++tooMany < patience) {
            return 0;
        }
        tooMany = 0;
        patience = own < before ? PATIENCE : Math.min(2 * patience, LONGEST_PATIENCE);
        before = own;
        return Math.min(excess, AT_ONCE);
    }
}
