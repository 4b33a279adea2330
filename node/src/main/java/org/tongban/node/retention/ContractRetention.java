package org.tongban.node.retention;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tongban.core.catalogue.Catalogue;
import org.tongban.core.catalogue.Contract;
import org.tongban.core.journal.EntryKind;
import org.tongban.core.journal.StoredEntry;
import org.tongban.core.message.Ask;
import org.tongban.core.message.MessageId;
import org.tongban.core.message.Outcome;
import org.tongban.core.message.ServiceId;
import org.tongban.node.settings.ErasureSettings;
import org.tongban.node.store.Retention;

/**
 * The retention of the contract version that was asked. Where the versions of a service agree, no
 * message is read for it; where the version can't be told any more, the longest counts.
 */
public final class ContractRetention implements Retention {
  private static final Set<EntryKind> ANSWERS =
      Set.of(EntryKind.ANSWER_SENT, EntryKind.ANSWER_RECEIVED);

  private final Catalogue catalogue;
  private final int otherwise;
  private final Set<String> hold;
  private final Map<ServiceId, Set<Integer>> ofService = new HashMap<>();

  public ContractRetention(Catalogue catalogue, ErasureSettings settings) {
    this.catalogue = catalogue;
    this.otherwise = Math.toIntExact(settings.otherwiseAfter().toDays());
    this.hold = Set.copyOf(settings.hold());
    for (Contract contract : catalogue.contracts()) {
      ofService
          .computeIfAbsent(contract.id(), service -> new HashSet<>())
          .add(contract.retentionDays());
    }
  }

  @Override
  public int shortest() {
    return catalogue.contracts().stream()
        .mapToInt(Contract::retentionDays)
        .reduce(otherwise, Math::min);
  }

  @Override
  public int days(Optional<ServiceId> service, Supplier<Optional<Ask>> ask) {
    var known = service.map(one -> ofService.getOrDefault(one, Set.of())).orElse(Set.of());
    if (known.size() > 1) {
      var asked = ask.get().flatMap(one -> catalogue.find(one.service(), one.version()));
      if (asked.isPresent()) {
        return asked.get().retentionDays();
      }
    }
    return known.stream().mapToInt(Integer::intValue).max().orElse(otherwise);
  }

  /** By name, or because its answer is still to come. */
  @Override
  public boolean held(List<StoredEntry> entries, Supplier<Optional<Ask>> ask) {
    var facts = entries.stream().map(one -> one.entry().facts()).toList();
    var last = facts.stream().filter(one -> ANSWERS.contains(one.kind())).reduce((a, b) -> b);
    if (last.flatMap(one -> one.outcome()).equals(Optional.of(Outcome.PENDING))) {
      return true;
    }
    if (hold.isEmpty()) {
      return false;
    }
    var id = facts.get(0).exchange().map(MessageId::toString);
    return id.filter(hold::contains).isPresent()
        || ask.get().flatMap(Ask::caseNumber).filter(hold::contains).isPresent();
  }
}
