package dev.argosy.link;

/** The folders that a program in a step may rely on. */
public final class Contract {
  /** Artifact inputs, by name. */
  public static final String INPUTS = "/argosy/inputs/";

  /** Outputs, by name; the folder exists and is writable. */
  public static final String OUTPUTS = "/argosy/outputs/";

  private Contract() {}
}
