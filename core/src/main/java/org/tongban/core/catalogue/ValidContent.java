package org.tongban.core.catalogue;

import java.util.Objects;
import org.tongban.core.message.AskContent;

/**
 * Proof that an ask's content was checked: the service exists, knows the purpose, accepts the
 * basis, and the body has the agreed form. Only {@link Catalogue#checkAsk} makes one.
 */
public final class ValidContent {
  private final Contract contract;
  private final AskContent content;

  ValidContent(Contract contract, AskContent content) {
    this.contract = Objects.requireNonNull(contract, "contract");
    this.content = Objects.requireNonNull(content, "content");
  }

  /** The contract against which the content was checked. */
  public Contract contract() {
    return contract;
  }

  /** The content that was checked, the same object. */
  public AskContent content() {
    return content;
  }

  /** What the contract says about the content's purpose. */
  public PurposeRule rule() {
    return contract.purposes().get(content.purpose());
  }
}
