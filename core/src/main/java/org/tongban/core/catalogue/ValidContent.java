package org.tongban.core.catalogue;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tongban.core.message.AskContent;
import org.tongban.core.message.ServiceVersion;

/**
 * Proof that an ask's content was checked: the service exists, knows the purpose, accepts the
 * basis, and the body has the agreed form. Only {@link Catalogue#checkAsk} makes one.
 */
public final class ValidContent {
  private final Contract contract;
  private final AskContent content;
  private final List<ValidContent> older;

  ValidContent(Contract contract, AskContent content) {
    this(contract, content, List.of());
  }

  ValidContent(Contract contract, AskContent content, List<ValidContent> older) {
    this.older = List.copyOf(older);
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

  /**
   * The same content under the newest version that fits; content that names no version may keep
   * several versions of the contract, and whom it goes to decides which one counts.
   */
  public Optional<ValidContent> under(Predicate<ServiceVersion> fits) {
    return Stream.concat(Stream.of(this), older.stream())
        .filter(valid -> fits.test(valid.contract.version()))
        .findFirst();
  }

  /** What the contract says about the content's purpose. */
  public PurposeRule rule() {
    return contract.purposes().get(content.purpose());
  }
}
