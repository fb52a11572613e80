package dev.argosy.model;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Step fields for every step below, and pipeline fields; also a profile.
 *
 * @param cleared keys that were given nothing
 */
public record Defaults(
    At at,
    @Nullable Text image,
    @Nullable Retry retry,
    @Nullable Duration timeout,
    @Nullable OnError onError,
    Named<EnvValue> env,
    @Nullable Resources resources,
    List<Word> profile,
    Named<List<Mount>> mounts,
    Named<Text> nodeSelector,
    @Nullable Value tolerations,
    @Nullable Value affinity,
    @Nullable String serviceAccount,
    Named<Text> labels,
    Named<Text> annotations,
    @Nullable Synchronization synchronization,
    @Nullable Cache cache,
    Named<Sidecar> sidecars,
    Named<InitContainer> init,
    @Nullable Value pod,
    @Nullable Value argo,
    List<String> imagePullSecrets,
    @Nullable Ttl ttl,
    @Nullable String podGC,
    @Nullable String priorityClass,
    Set<String> cleared) {}
