package org.tongban.core.policy;

import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.catalogue.ValidContent;
import org.tongban.core.message.Draft;

/**
 * Proof that our own rules let this system and unit ask this for this purpose; whom, {@link
 * Policy#address} judges. Made by {@link Policy} only.
 */
public final class PermittedDraft {
  private final ValidContent content;
  private final Draft draft;
  private final List<AskRule> rules;

  PermittedDraft(ValidContent content, Draft draft, List<AskRule> rules) {
    this.content = Objects.requireNonNull(content, "content");
    this.draft = Objects.requireNonNull(draft, "draft");
    this.rules = List.copyOf(rules);
  }

  /** The checked content; its {@code content()} is {@link #draft()}. */
  public ValidContent content() {
    return content;
  }

  /** The contract of the service. */
  public Contract contract() {
    return content.contract();
  }

  /** What was wished. */
  public Draft draft() {
    return draft;
  }

  /** Id of the first rule that permits. */
  public String rule() {
    return rules.get(0).rule().id();
  }

  List<AskRule> rules() {
    return rules;
  }
}
