package org.tongban.core.catalogue;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tongban.core.identity.CitizenId;
import org.tongban.core.identity.CreditCode;

/** Values of {@code format} that are ours: identifiers with a checksum. */
enum IdentityFormat implements Format {
  CITIZEN_ID("citizen-id", CitizenId::faults),
  CREDIT_CODE("credit-code", CreditCode::faults);

  static final List<Format> ALL = List.of(values());

  private final String keyword;
  private final Function<String, List<String>> faults;

  IdentityFormat(String keyword, Function<String, List<String>> faults) {
    this.keyword = keyword;
    this.faults = faults;
  }

  static Optional<IdentityFormat> find(String keyword) {
    for (var format : values()) {
      if (format.keyword.equals(keyword)) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /** The rules that a value breaks, in sentences that don't repeat the value. */
  List<String> faults(String value) {
    return faults.apply(value);
  }

  @Override
  public String getName() {
    return keyword;
  }

  @Override
  public boolean matches(ExecutionContext context, String value) {
    return faults.apply(value).isEmpty();
  }
}
