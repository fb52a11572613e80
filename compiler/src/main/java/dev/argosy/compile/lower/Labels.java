package dev.argosy.compile.lower;

/** Labels and annotations that the compiler puts on objects. */
public final class Labels {
  /** The pipeline an object was compiled from. */
  public static final String PIPELINE = "argosy.dev/pipeline";

  /** A hash of what the pipeline means. */
  public static final String VERSION = "argosy.dev/version";

  /** The run configuration an object was compiled from. */
  public static final String RUN_CONFIGURATION = "argosy.dev/run-configuration";

  /** Why the agent made a run, as people read it; also what one run for one cause goes by. */
  public static final String CAUSE = "argosy.dev/cause";

  /** The file an object was compiled from. */
  public static final String SOURCE_PATH = "argosy.dev/source-path";

  /** Argo's UI shows it. */
  public static final String DESCRIPTION = "workflows.argoproj.io/description";

  private Labels() {}
}
