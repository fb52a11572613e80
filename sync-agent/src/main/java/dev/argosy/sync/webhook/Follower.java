package dev.argosy.sync.webhook;

/**
 * A sync that a push may concern.
 *
 * @param name unique in the agent
 * @param repository its address
 * @param ref as it was configured, empty for the repository's HEAD
 * @param wake makes it look soon; must not block
 */
public record Follower(String name, String repository, String ref, Runnable wake) {}
