package dev.argosy.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.argosy.diagnostic.At;
import dev.argosy.expression.Text;
import dev.argosy.model.After;
import dev.argosy.model.Component;
import dev.argosy.model.Components;
import dev.argosy.model.Condition;
import dev.argosy.model.Document;
import dev.argosy.model.Mount;
import dev.argosy.model.Named;
import dev.argosy.model.Retry;
import dev.argosy.model.Step;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The records of the model and the definitions of the JSON Schema say the same. */
class SchemaParityTest {
  private static final LanguageSchema SCHEMA = LanguageSchema.load();

  /** Read before there is a record: they choose it. */
  private static final Set<String> CHOOSES_THE_RECORD = Set.of("apiVersion", "kind");

  /** What stands for a scalar or a free value, and what only helps to hold values. */
  private static final Set<String> NOT_OF_A_MAPPING =
      Set.of("Word", "Text", "Condition", "After", "Named", "Scalar", "OfText", "ListOf", "MapOf");

  private final List<String> differences = new ArrayList<>();
  private final Map<String, Set<String>> seen = new TreeMap<>();

  private SchemaParityTest walkAll() {
    for (String kind : SCHEMA.kinds()) {
      Class<?> document =
          Arrays.stream(Document.class.getPermittedSubclasses())
              .filter(c -> c.getSimpleName().equals(kind))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no record for the kind " + kind));
      walk(document, SCHEMA.definition(kind), kind);
    }
    return this;
  }

  @Test
  void everyComponentHasItsPropertyAndEveryPropertyItsComponent() {
    assertThat(walkAll().differences).isEmpty();
  }

  @Test
  void everyRecordOfTheModelIsReachedFromADocument() throws IOException, URISyntaxException {
    assertThat(walkAll().seen.keySet()).containsExactlyInAnyOrderElementsOf(records());
  }

  @Test
  void everyPropertyOfTheSchemaHasADescription() {
    List<String> silent = new ArrayList<>();
    definitions()
        .forEach((name, schema) -> {
          if (!schema.properties().isEmpty() && schema.description().isEmpty()) {
            silent.add(name);
          }
          schema.properties().stream()
              .filter(p -> schema.property(p).orElseThrow().description().isBlank())
              .forEach(p -> silent.add(name + "." + p));
        });
    assertThat(silent).isEmpty();
  }

  @Test
  void aComponentTakesWhatAStepTakesButItsPlaceInAGraph() {
    Set<String> expected = new TreeSet<>(SCHEMA.definition("Step").properties());
    expected.removeAll(Set.of("after", "when", "mounts"));
    expected.addAll(Set.of("description", "inputs"));
    Schema component = SCHEMA.definition("ComponentSpec");
    assertThat(new TreeSet<>(component.properties())).isEqualTo(expected);
    assertThat(component.exactlyOneOf()).isEqualTo(SCHEMA.definition("Step").exactlyOneOf());
  }

  @Test
  void defaultsTakeOnlyWhatAStepOrAPipelineTakes() {
    Set<String> allowed = new TreeSet<>(SCHEMA.definition("Step").properties());
    allowed.addAll(SCHEMA.definition("PipelineSpec").properties());
    allowed.add("image");
    assertThat(allowed).containsAll(SCHEMA.definition("Defaults").properties());
  }

  @Test
  void kindsOfStepThatAKeyNamesExist() {
    Schema step = SCHEMA.definition("Step");
    for (String key : step.properties()) {
      assertThat(step.exactlyOneOf()).containsAll(step.property(key).orElseThrow().kinds());
    }
  }

  private void walk(Class<?> type, Schema schema, String where) {
    if (seen.containsKey(type.getName())) {
      return;
    }
    Set<String> keys = new LinkedHashSet<>();
    seen.put(type.getName(), keys);
    for (Component component : Components.of(type).all()) {
      String key = Binder.key(component, schema);
      if (schema.property(key).isEmpty() && isNoProperty(component)) {
        walk(component.type(), SCHEMA.definition(component.type().getSimpleName()), where);
        SCHEMA.definition(component.type().getSimpleName()).properties().forEach(keys::add);
      } else if (component.type() != At.class && !component.name().equals("cleared")) {
        keys.add(key);
        component(type, component, schema, where);
      }
    }
    schema.properties().stream()
        .filter(p -> !schema.property(p).orElseThrow().isNotBuilt())
        .filter(p -> !keys.contains(p) && !CHOOSES_THE_RECORD.contains(p))
        .forEach(p -> differences.add(where + "." + p + " has no component"));
  }

  /** Its keys stand beside the others. */
  private static boolean isNoProperty(Component component) {
    return component.type() == Step.class;
  }

  private void component(Class<?> record, Component component, Schema schema, String where) {
    String key = Binder.key(component, schema);
    boolean nullable = isNullable(record, component);
    String place = where + "." + key;
    Schema property = schema.property(key).orElse(null);
    if (property == null) {
      differences.add(place + " is not in the schema");
      return;
    }
    if (property.isNotBuilt()) {
      differences.add(place + " is not built, but has a component");
    }
    if (!nullable
        && !isCollection(component)
        && component.type() != boolean.class
        && property.initial().isEmpty()
        && !schema.required().contains(key)) {
      differences.add(place + " has neither a default nor is required, but cannot be null");
    }
    if (nullable && schema.required().contains(key) && !oneOfItsKind(schema, key)) {
      differences.add(place + " is required, but may be null");
    }
    if (isCollection(component) && nullable != oneOfItsKind(schema, key)) {
      differences.add(place + " is null when it is not there, or never: see Binder");
    }
    type(component.genericType(), property, place);
  }

  private static boolean oneOfItsKind(Schema schema, String key) {
    return schema.exactlyOneOf().contains(key);
  }

  private static boolean isCollection(Component component) {
    return List.of(List.class, Named.class, After.class).contains(component.type());
  }

  private static boolean isNullable(Class<?> record, Component component) {
    return Arrays.stream(record.getRecordComponents())
        .filter(c -> c.getName().equals(component.name()))
        .anyMatch(c -> c.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /** What a component can hold, the property allows, and the other way round. */
  private void type(Type type, Schema property, String place) {
    List<Schema> branches = leaves(property);
    if (type instanceof ParameterizedType generic) {
      Type element = generic.getActualTypeArguments()[0];
      String wanted = generic.getRawType() == Named.class ? "object" : "array";
      Schema holder = only(branches, wanted, place);
      if (holder != null && wanted.equals("object")) {
        type(element, holder.additional().orElseThrow(), place + ".*");
      } else if (holder != null) {
        type(
            element,
            element == Mount.class ? SCHEMA.definition("OneMount") : holder.items().orElseThrow(),
            place + "[]");
      }
      return;
    }
    Class<?> raw = (Class<?>) type;
    if (NOT_OF_A_MAPPING.contains(raw.getSimpleName()) || !raw.isRecord()) {
      scalar(raw, branches, place);
      return;
    }
    Schema mapping = only(branches, "object", place);
    if (mapping == null) {
      return;
    }
    boolean scalarToo =
        branches.stream()
            .anyMatch(b -> !Set.of("object", "array", "null").contains(b.type().orElse("object")));
    String shortFor = property.shortFor().orElse("");
    if (scalarToo && !mapping.properties().contains(shortFor)) {
      differences.add(place + " has a short form, but x-short-for names no key of it");
    }
    walk(raw, mapping, place);
  }

  private void scalar(Class<?> raw, List<Schema> branches, String place) {
    if (raw == Value.class || raw == After.class) {
      return;
    }
    for (Schema branch : branches) {
      String type = branch.type().orElse("");
      String format = branch.format().orElse("");
      boolean fits =
          switch (type) {
            case "null" -> true;
            case "boolean" -> Set.of(boolean.class, Condition.class, Word.class).contains(raw);
            case "integer" ->
                Set.of(int.class, Integer.class, Word.class, Text.class).contains(raw);
            case "number" -> Set.of(BigDecimal.class, Word.class, Text.class).contains(raw);
            case "string" -> string(raw, format, branch);
            default -> false;
          };
      if (!fits) {
        differences.add(place + ": " + raw.getSimpleName() + " cannot hold " + type + " " + format);
      }
    }
  }

  private static boolean string(Class<?> raw, String format, Schema branch) {
    if (format.equals("var")) {
      return true;
    }
    if (raw.isEnum()) {
      return constants(raw).containsAll(branch.choices())
          && branch.choices().containsAll(constants(raw));
    }
    return switch (format) {
      case "text", "const-text", "output", "quantity-text", "count-text" -> raw == Text.class;
      case "expression" -> raw == Condition.class;
      case "duration" -> raw == Duration.class || raw == Word.class;
      default -> raw == String.class || raw == Word.class;
    };
  }

  private static List<String> constants(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private @Nullable Schema only(List<Schema> branches, String type, String place) {
    List<Schema> found =
        branches.stream().filter(b -> b.type().filter(type::equals).isPresent()).toList();
    if (found.size() != 1) {
      differences.add(place + " needs one form that is of type " + type + ", has " + found.size());
      return null;
    }
    return found.getFirst();
  }

  private static List<Schema> leaves(Schema schema) {
    return schema.anyOf().isEmpty()
        ? List.of(schema)
        : schema.anyOf().stream().flatMap(s -> leaves(s).stream()).toList();
  }

  private static Map<String, Schema> definitions() {
    Map<String, Schema> all = new TreeMap<>();
    SCHEMA.definitions().forEach(name -> all.put(name, SCHEMA.definition(name)));
    return all;
  }

  /** Names of the model's records that stand for mappings. */
  private static List<String> records() throws IOException, URISyntaxException {
    Path classes = Path.of(Step.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.list(classes.resolve("dev/argosy/model"))) {
      return files
          .map(f -> "dev.argosy.model." + f.getFileName().toString().replace(".class", ""))
          .map(SchemaParityTest::load)
          .filter(Class::isRecord)
          .filter(c -> !NOT_OF_A_MAPPING.contains(c.getSimpleName()))
          .map(Class::getName)
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  @Test
  void endingsOfAfterAreThoseOfTheSchema() {
    Schema mapping =
        SCHEMA.definition("After").anyOf().stream()
            .filter(s -> s.type().filter("object"::equals).isPresent())
            .findFirst()
            .orElseThrow();
    List<String> words = new ArrayList<>(constants(After.Ending.class));
    words.remove("did_not_fail"); // the meaning of the list form
    assertThat(mapping.additional().orElseThrow().choices())
        .containsExactlyInAnyOrderElementsOf(words);
    assertThat(constants(Retry.On.class))
        .containsExactlyInAnyOrderElementsOf(
            SCHEMA.definition("Retry").property("on").orElseThrow().choices());
  }
}
