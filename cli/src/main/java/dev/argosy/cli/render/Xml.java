package dev.argosy.cli.render;

/** Text in XML 1.0. */
final class Xml {
  static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

  private Xml() {}

  /** {@code key="value"}, with a blank before it. */
  static String attribute(String key, String value) {
    return " " + key + "=\"" + escaped(value) + "\"";
  }

  /** For an attribute or between tags; a character that XML cannot hold becomes U+FFFD. */
  static String escaped(String text) {
    StringBuilder xml = new StringBuilder(text.length());
    text.codePoints().forEach(point -> append(xml, point));
    return xml.toString();
  }

  private static void append(StringBuilder xml, int point) {
    switch (point) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\n', '\t', '\r' -> xml.append("&#").append(point).append(';');
      default -> xml.appendCodePoint(isAllowed(point) ? point : 0xFFFD);
    }
  }

  private static boolean isAllowed(int point) {
    return (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
