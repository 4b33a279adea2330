package org.tongban.core.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.seal.OpenedAsk;

/**
 * Proof that the data owner's rules permit this very ask, with the fields that its answer may show.
 * Made by {@link Policy} only.
 */
public final class PermittedAsk implements Permitted {
  private final OpenedAsk opened;
  private final ValidContent content;
  private final String rule;
  private final Optional<String> agreement;
  private final FieldSet fields;

  PermittedAsk(
      OpenedAsk opened,
      ValidContent content,
      String rule,
      Optional<String> agreement,
      FieldSet fields) {
    this.opened = Objects.requireNonNull(opened, "opened");
    this.content = Objects.requireNonNull(content, "content");
    this.rule = Objects.requireNonNull(rule, "rule");
    this.agreement = Objects.requireNonNull(agreement, "agreement");
    this.fields = Objects.requireNonNull(fields, "fields");
  }

  @Override
  public OpenedAsk opened() {
    return opened;
  }

  /** The checked content; its {@code content()} is the ask. */
  public ValidContent content() {
    return content;
  }

  /** The contract of the service. */
  public Contract contract() {
    return content.contract();
  }

  @Override
  public String rule() {
    return rule;
  }

  /**
   * The agreement that the deciding rule relied on. Empty when that rule needs none, even where the
   * ask names one: what was not relied on proves nothing.
   */
  public Optional<String> agreement() {
    return agreement;
  }

  /** What the answer may show, as the contract writes fields. */
  public List<String> fields() {
    return fields.texts();
  }

  FieldSet fieldSet() {
    return fields;
  }
}
