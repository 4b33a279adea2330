package org.tongban.core.policy;

import java.util.List;
import java.util.Objects;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.directory.Member;
import org.tongban.core.message.Draft;

/**
 * Proof that our own rules let this draft go to this member, that the member offers the service,
 * and that an agreement that the draft names covers it. Made by {@link Policy} only.
 */
public final class AddressedDraft {
  private final PermittedDraft permitted;
  private final Contract contract;
  private final Member recipient;
  private final List<Member> relays;
  private final String rule;

  AddressedDraft(
      PermittedDraft permitted,
      Contract contract,
      Member recipient,
      List<Member> relays,
      String rule) {
    this.contract = Objects.requireNonNull(contract, "contract");
    this.permitted = Objects.requireNonNull(permitted, "permitted");
    this.recipient = Objects.requireNonNull(recipient, "recipient");
    this.relays = List.copyOf(relays);
    this.rule = Objects.requireNonNull(rule, "rule");
  }

  /** The contract of the service, in the newest version that the recipient answers. */
  public Contract contract() {
    return contract;
  }

  /** What was wished. */
  public Draft draft() {
    return permitted.draft();
  }

  /** The answering member. */
  public Member recipient() {
    return recipient;
  }

  /** The relays on the way to it, the first that is met first; mostly none. */
  public List<Member> relays() {
    return relays;
  }

  /** Whether it is encrypted to the recipient: by the contract, or since a relay carries it. */
  public boolean secret() {
    return contract.endToEnd() || !relays.isEmpty();
  }

  /** Id of the rule that decided. */
  public String rule() {
    return rule;
  }
}
