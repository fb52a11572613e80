package dev.argosy.sync.apply;

/** Hears of every request that this process sends to an API server. Called on many threads. */
@FunctionalInterface
public interface ApiListener {
  /**
   * @param verb as in a Role ({@code get}, {@code list}, {@code watch}, {@code create}, {@code
   *     patch} ...), or {@code rehearse} for a dry run
   * @param code of the answer, {@code none} where there was none
   */
  void answered(String verb, String code);
}
