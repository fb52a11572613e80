package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.manifest.view.Fields;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.util.regex.Pattern;

/** Names, keys and values as Kubernetes takes them. */
final class Labels {
  private static final int LONGEST = 63;
  private static final int LONGEST_NAME = 253;
  private static final String DEMAND =
      "letters, digits, '-', '_' and '.', at most 63, with a letter or digit at both ends";
  private static final Pattern VALUE =
      Pattern.compile("([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?");
  private static final Pattern KEY =
      Pattern.compile(
          "([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+/)?[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?");
  private static final Pattern OWN_TAG = Pattern.compile("\\{\\{ *+(?:=|workflow\\.|inputs\\.)");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern DNS_NAME =
      Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*+");
  private static final Pattern DNS_PREFIX = Pattern.compile("[a-z0-9][-a-z0-9.]*");

  private Labels() {}

  /** The labels of an object; tags in them are put in before Kubernetes sees them. */
  static void check(Fields labels, Findings findings) {
    for (Entry label : labels.entries()) {
      key(label.key(), findings);
      if (label.value() instanceof ScalarNode value) {
        value(value, findings);
      }
    }
  }

  /** The labels of a manifest itself, which Kubernetes reads before Argo does. */
  static void ofManifest(Fields labels, Findings findings) {
    for (Entry label : labels.entries()) {
      if (label.value() instanceof ScalarNode value && OWN_TAG.matcher(value.text()).find()) {
        unless(
            false,
            value,
            "the value of a label of the manifest",
            "nothing takes the place of a tag here: labels of runs stand in"
                + " spec.workflowMetadata.labelsFrom",
            findings);
      }
    }
  }

  static void key(ScalarNode key, Findings findings) {
    String name = key.text().substring(key.text().indexOf('/') + 1);
    boolean right = KEY.matcher(key.text()).matches() && name.length() <= LONGEST;
    unless(right || isTagged(key), key, "the key of a label", DEMAND, findings);
  }

  static void value(ScalarNode value, Findings findings) {
    boolean right = VALUE.matcher(value.text()).matches() && value.text().length() <= LONGEST;
    unless(right || isTagged(value), value, "the value of a label", DEMAND, findings);
  }

  /** The name of a volume. */
  static void volume(ScalarNode name, Findings findings) {
    boolean right = DNS_LABEL.matcher(name.text()).matches() && name.text().length() <= LONGEST;
    unless(
        right || isTagged(name),
        name,
        "the name of a volume",
        "lower-case letters, digits and '-', at most 63, with a letter or digit at both ends",
        findings);
  }

  /** The name of an object, or what one begins with. */
  static void object(ScalarNode name, boolean prefix, Findings findings) {
    boolean right =
        (prefix ? DNS_PREFIX : DNS_NAME).matcher(name.text()).matches()
            && name.text().length() <= LONGEST_NAME;
    unless(
        right,
        name,
        "the name of an object",
        "lower-case letters, digits, '-' and '.', with a letter or digit at both ends",
        findings);
  }

  /** A namespace that is written out; what fills in templates gives it otherwise. */
  static void namespace(ScalarNode name, Findings findings) {
    boolean right = DNS_LABEL.matcher(name.text()).matches() && name.text().length() <= LONGEST;
    unless(
        right || isTagged(name) || name.text().isEmpty(),
        name,
        "the name of a namespace",
        "lower-case letters, digits and '-', at most 63, with a letter or digit at both ends",
        findings);
  }

  /** Labels by which objects are chosen; nothing is put into those. */
  static void selector(Fields labels, Findings findings) {
    for (Entry label : labels.entries()) {
      selectorKey(label.key(), findings);
      if (label.value() instanceof ScalarNode value) {
        selectorValue(value, findings);
      }
    }
  }

  static void selectorKey(ScalarNode key, Findings findings) {
    key(key, findings);
    unless(!isTagged(key), key, "the key of a label here", DEMAND, findings);
  }

  static void selectorValue(ScalarNode value, Findings findings) {
    value(value, findings);
    unless(!isTagged(value), value, "the value of a label here", DEMAND, findings);
  }

  private static boolean isTagged(ScalarNode text) {
    return text.text().contains("{{");
  }

  private static void unless(
      boolean right, ScalarNode text, String what, String demand, Findings findings) {
    if (!right) {
      findings.add(
          Code.INVALID_VALUE, text.at(), "'" + text.text() + "' cannot be " + what, demand);
    }
  }
}
