package dev.argosy.testkit;

/** The lines of Argo that compiled objects may have to run on, by the oldest first. */
public enum ArgoLine {
  /** 3.7.18. */
  V3_7("3.7"),
  /** 4.0.7, which the controller of {@link Cluster} is too. */
  V4_0("4.0");

  private final String number;

  ArgoLine(String number) {
    this.number = number;
  }

  /** As a Project's {@code argo} says it. */
  public String number() {
    return number;
  }

  /** The line of a Project's {@code argo}. */
  public static ArgoLine of(String number) {
    for (ArgoLine line : values()) {
      if (line.number.equals(number)) return line;
    }
    throw new IllegalArgumentException("no line of Argo is called " + number);
  }
}
