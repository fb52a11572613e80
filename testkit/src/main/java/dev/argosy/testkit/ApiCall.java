package dev.argosy.testkit;

/**
 * One request on its way through an {@link ApiProxy}.
 *
 * @param number from 1, in the order of arrival
 * @param path without the query
 * @param query without the question mark, empty when there is none
 * @param body as text, empty when there is none
 */
public record ApiCall(int number, String method, String path, String query, String body) {

  /** Whether it may change what the server stores: no read, and no dry run. */
  public boolean writes() {
    return !method.equals("GET") && !rehearsal();
  }

  public boolean rehearsal() {
    return query.contains("dryRun=All");
  }

  @Override
  public String toString() {
    return method + " " + path + (rehearsal() ? " (dry run)" : "");
  }
}
