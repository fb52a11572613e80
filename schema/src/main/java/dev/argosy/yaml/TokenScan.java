package dev.argosy.yaml;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.scanner.ScannerImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.tokens.Token;

/** The tokens of one document that is known to be YAML; events do not tell where dashes stand. */
final class TokenScan {
  private TokenScan() {}

  static List<Token> of(String text) {
    ScannerImpl scanner =
        new ScannerImpl(EventScan.SETTINGS, new StreamReader(EventScan.SETTINGS, text));
    List<Token> tokens = new ArrayList<>();
    while (scanner.hasNext()) {
      tokens.add(scanner.next());
    }
    return tokens;
  }

  static int start(Token token) {
    return token.getStartMark().map(Mark::getIndex).orElse(0);
  }

  static int end(Token token) {
    return token.getEndMark().map(Mark::getIndex).orElse(0);
  }
}
