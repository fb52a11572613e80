package dev.argosy.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.format.Format;
import java.util.List;

/** The schema as an editor sees it: read by a JSON Schema validator that knows our formats. */
final class PublishedSchema {
  /** Formats that only say what a string may hold; whatever they hold is a string of JSON. */
  private static final List<String> FORMATS =
      List.of(
          "absolute-path",
          "const-text",
          "count-text",
          "date-time",
          "dns-label",
          "dns-name",
          "duration",
          "env-name",
          "expression",
          "output",
          "path",
          "quantity",
          "quantity-text",
          "regex",
          "text",
          "type",
          "var");

  private final Schema schema;

  PublishedSchema() {
    Dialect dialect =
        Dialect.builder(Dialects.getDraft202012())
            .formats(FORMATS.stream().map(PublishedSchema::format).toList())
            .build();
    SchemaRegistryConfig config =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    schema =
        SchemaRegistry.withDialect(dialect, b -> b.schemaRegistryConfig(config))
            .getSchema(LanguageSchema.text());
  }

  List<String> mistakes(JsonNode document) {
    return schema.validate(document).stream().map(Object::toString).toList();
  }

  private static Format format(String name) {
    return new Format() {
      @Override
      public String getName() {
        return name;
      }

      @Override
      public boolean matches(ExecutionContext context, String value) {
        return Formats.expected(name, value).isEmpty();
      }
    };
  }
}
