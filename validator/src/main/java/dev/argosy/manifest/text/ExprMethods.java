package dev.argosy.manifest.text;

import dev.argosy.manifest.text.ExprType.Basic;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The methods that Go's values have: {@code now().Year()}. */
final class ExprMethods {
  private static final Map<String, List<ExprSignature>> TIME =
      ExprBuiltins.table(
          """
          Add (duration) time
          AddDate (int, int, int) time
          After (time) bool
          AppendBinary (unknown) any
          AppendFormat (unknown, string) any
          AppendText (unknown) any
          Before (time) bool
          Clock () tuple
          Compare (time) int
          Date () tuple
          Day () int
          Equal (time) bool
          Format (string) string
          GoString () string
          GobEncode () any
          Hour () int
          ISOWeek () int
          In (timezone) time
          IsDST () bool
          IsZero () bool
          Local () time
          Location () timezone
          MarshalBinary () any
          MarshalJSON () any
          MarshalText () any
          Minute () int
          Month () month
          Nanosecond () int
          Round (duration) time
          Second () int
          String () string
          Sub (time) duration
          Truncate (duration) time
          UTC () time
          Unix () int64
          UnixMicro () int64
          UnixMilli () int64
          UnixNano () int64
          Weekday () weekday
          Year () int
          YearDay () int
          Zone () string
          ZoneBounds () time
          """);
  private static final Map<String, List<ExprSignature>> DURATION =
      ExprBuiltins.table(
          """
          Abs () duration
          Hours () float
          Microseconds () int64
          Milliseconds () int64
          Minutes () float
          Nanoseconds () int64
          Round (duration) duration
          Seconds () float
          String () string
          Truncate (duration) duration
          """);
  private static final Map<String, List<ExprSignature>> STRING =
      ExprBuiltins.table("String () string");

  private ExprMethods() {}

  /** The methods of a type, by name; empty when it has none. */
  static Map<String, List<ExprSignature>> of(ExprType type) {
    return type == Basic.TIME
        ? TIME
        : type == Basic.DURATION
            ? DURATION
            : Set.<ExprType>of(Basic.TIMEZONE, Basic.MONTH, Basic.WEEKDAY).contains(type)
                ? STRING
                : Map.of();
  }
}
