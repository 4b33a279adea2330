package org.tongban.core.policy;

import java.util.List;
import java.util.stream.Stream;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.directory.Directory;

/**
 * The content of a node's {@code access.yaml}: who may ask us ({@code answers}) and which of our
 * own systems may ask whom ({@code asks}), between whom we relay ({@code relays}), and what of all
 * that the person concerned is told ({@code disclosures}). What no rule permits is denied; an empty
 * list is nobody. Where several rules permit the same, the first in the file decides. Immutable.
 */
public final class AccessRules {
  private final List<AnswerRule> answers;
  private final List<AskRule> asks;

  private final List<RelayRule> relays;
  private final Disclosures disclosures;

  AccessRules(
      List<AnswerRule> answers,
      List<AskRule> asks,
      List<RelayRule> relays,
      Disclosures disclosures) {
    this.disclosures = disclosures;
    this.answers = List.copyOf(answers);
    this.asks = List.copyOf(asks);
    this.relays = List.copyOf(relays);
  }

  /**
   * Reads the file's bytes, YAML 1.1 in UTF-8.
   *
   * @throws AccessRulesException with every problem and its line
   */
  public static AccessRules load(byte[] yaml) {
    return new AccessReader().read(yaml);
  }

  /**
   * Where the rules speak of something that does not exist: a service, a purpose, a basis or a
   * field that no contract has, a member or an agreement that the directory does not have. Such a
   * rule does no harm, for nothing matches it; it is a sign of a slip.
   */
  public List<AccessProblem> problems(Catalogue catalogue, Directory directory) {
    return new AccessCheck(catalogue, directory).problems(this);
  }

  /** Names of all rules, in the order of the file, answers first. */
  public List<String> ruleIds() {
    return Stream.of(
            answers.stream().map(AnswerRule::rule),
            asks.stream().map(AskRule::rule),
            relays.stream().map(RelayRule::rule))
        .flatMap(rules -> rules.map(Rule::id))
        .toList();
  }

  /** The rules on who may ask us and whom ours may ask, in the order of the file. */
  public List<Grant> grants() {
    return Stream.concat(answers.stream().map(Grant::of), asks.stream().map(Grant::of)).toList();
  }

  /** What persons are told of who asked about them. */
  public Disclosures disclosures() {
    return disclosures;
  }

  List<AnswerRule> answers() {
    return answers;
  }

  List<AskRule> asks() {
    return asks;
  }

  List<RelayRule> relays() {
    return relays;
  }
}
