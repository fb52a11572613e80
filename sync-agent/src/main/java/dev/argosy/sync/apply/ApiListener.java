package dev.argosy.sync.apply;

/** Hears of every answer of an API server to this process. Called on many threads. */
@FunctionalInterface
public interface ApiListener {
  /**
   * @param verb as in a Role ({@code get}, {@code list}, {@code watch}, {@code create}, {@code
   *     patch} ...), or {@code rehearse} for a dry run
   * @param code of the answer; what is not answered is not told
   */
  void answered(String verb, String code);
}
