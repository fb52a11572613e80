package dev.argosy.link;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** Quantities of Kubernetes as numbers. */
public final class Quantity {
  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", binary(1)),
          Map.entry("Mi", binary(2)),
          Map.entry("Gi", binary(3)),
          Map.entry("Ti", binary(4)),
          Map.entry("Pi", binary(5)),
          Map.entry("Ei", binary(6)));

  private Quantity() {}

  /** The number of units, of bytes for memory; empty when the text is no quantity. */
  public static Optional<BigDecimal> of(String text) {
    int end = text.length();
    while (end > 0 && Character.isLetter(text.charAt(end - 1))) {
      end--;
    }
    try {
      // 1e3 has its letter inside and is read as a whole
      BigDecimal number = new BigDecimal(text.substring(0, end));
      BigDecimal factor = end == text.length() ? BigDecimal.ONE : SUFFIXES.get(text.substring(end));
      return Optional.ofNullable(factor).map(number::multiply);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether both are quantities, and the first is the larger: no pod may ask for more than its
   * limit.
   */
  public static boolean isMore(String request, String limit) {
    Optional<BigDecimal> most = of(limit);
    return most.isPresent() && of(request).filter(r -> r.compareTo(most.get()) > 0).isPresent();
  }

  private static BigDecimal binary(int power) {
    return BigDecimal.valueOf(1024).pow(power);
  }
}
