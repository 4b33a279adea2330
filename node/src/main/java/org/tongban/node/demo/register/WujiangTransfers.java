package org.tongban.node.demo.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tongban.node.demo.register.Holding.Step;
import org.tongban.node.demo.register.Holding.Taken;

/**
 * 时间银行转移: the steps of other regions' transfers, one at a time, in time coins. What they moved is
 * kept as long as the stand-in runs.
 */
final class WujiangTransfers {
  private static final Map<String, Step> STEPS =
      Map.of("预留", Step.RESERVE, "确认", Step.COMMIT, "取消", Step.CANCEL);
  private static final Map<Holding.State, String> STATES =
      Map.of(
          Holding.State.RESERVED, "已预留",
          Holding.State.COMMITTED, "已转出",
          Holding.State.CANCELLED, "已取消",
          Holding.State.EXPIRED, "已过期");

  private final List<TimeAccount> accounts;
  private final Clock clock;

  /** By the region that asks, and its number of the transfer. */
  private final Map<String, Kept> transfers = new HashMap<>();

  WujiangTransfers(List<TimeAccount> accounts, Clock clock) {
    this.accounts = List.copyOf(accounts);
    this.clock = clock;
  }

  private record Kept(Optional<TimeAccount> account, Holding holding, Instant since) {}

  /**
   * Ask: {@code dfbm} 对方编码, {@code zzbh} 转移编号, {@code bz} 步骤, {@code ylbh} 预留编号, and to reserve
   * {@code zjhm}, {@code xm}, {@code zhbh}, {@code sl} 数量, {@code blxf} 比例相符, {@code jzsj} 截止时间.
   */
  synchronized ArrayNode take(JsonNode ask) {
    var step = Optional.ofNullable(STEPS.get(ask.path("bz").asText()));
    var key = ask.path("dfbm").asText() + "/" + ask.path("zzbh").asText();
    var before = Optional.ofNullable(transfers.get(key));
    var account = before.isPresent() ? before.get().account() : account(ask);
    var found = JsonNodeFactory.instance.arrayNode();
    if (before.isEmpty() && step.equals(Optional.of(Step.RESERVE)) && account.isEmpty()) {
      return found;
    }
    var why = before.isPresent() ? Optional.<String>empty() : hindered(step, account, ask);
    var reference = "YL-" + Integer.toHexString(key.hashCode()).replace('-', '0');
    if (step.equals(Optional.of(Step.COMMIT)) && !reference.equals(ask.path("ylbh").asText())) {
      why = Optional.of("NO_RESERVATION");
    }
    var told =
        why.isPresent()
            ? new Taken(before.map(Kept::holding), 0, why)
            : taken(key, before, account, ask, step.orElseThrow(WujiangTransfers::unusable));
    found.add(row(key, account, told, reference));
    return found;
  }

  private Taken taken(
      String key, Optional<Kept> before, Optional<TimeAccount> account, JsonNode ask, Step step) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var free = account.map(this::free).orElse(0);
    var until = step == Step.RESERVE ? until(ask, now) : now;
    var wanted = ask.path("sl").asInt();
    var taken = Holding.take(before.map(Kept::holding), step, free, wanted, until, now);
    if (taken.now().isPresent() && !taken.now().equals(before.map(Kept::holding))) {
      transfers.put(key, new Kept(account, taken.now().get(), now));
    }
    return taken;
  }

  private static Instant until(JsonNode ask, Instant now) {
    try {
      var wished = OffsetDateTime.parse(ask.path("jzsj").asText()).toInstant();
      var latest = now.plus(2, ChronoUnit.DAYS);
      return wished.isBefore(latest) ? wished : latest;
    } catch (DateTimeException notOne) {
      throw unusable();
    }
  }

  private Optional<TimeAccount> account(JsonNode ask) {
    var number = ask.path("zjhm").asText();
    return accounts.stream()
        .filter(one -> one.number().equals(ask.path("zhbh").asText()))
        .filter(one -> WujiangPerson.has(one.person(), number))
        .findFirst();
  }

  /** Under another name nothing is reserved; the node tells that it is another. */
  private static Optional<String> hindered(
      Optional<Step> step, Optional<TimeAccount> account, JsonNode ask) {
    if (!step.equals(Optional.of(Step.RESERVE)) || account.isEmpty()) {
      return Optional.empty();
    }
    var one = account.get();
    var named = one.person().name().equals(ask.path("xm").asText());
    if (one.status() != TimeAccount.Status.ACTIVE || !named) {
      return Optional.of("ACCOUNT_NOT_USABLE");
    }
    if (!one.transferable()) {
      return Optional.of("NOT_TRANSFERABLE");
    }
    return ask.path("blxf").asBoolean() ? Optional.empty() : Optional.of("RATE_NOT_AGREED");
  }

  private ObjectNode row(String key, Optional<TimeAccount> account, Taken taken, String reference) {
    var row =
        account
            .map(one -> WujiangPerson.json(one.person()))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    row.put("za", taken.obstacle().orElse(""));
    row.put("zt", taken.now().map(kept -> STATES.get(kept.state())).orElse(""));
    taken
        .now()
        .ifPresent(
            kept -> {
              row.put("sl", kept.amount());
              row.put("ylbh", reference);
              row.put("dqsj", kept.until().toString());
            });
    Optional.ofNullable(transfers.get(key)).ifPresent(k -> row.put("ztsj", k.since().toString()));
    return row;
  }

  /** What its holder can use, in coins. */
  synchronized int free(TimeAccount account) {
    return coins(account.free())
        - moved(account, Holding.State.RESERVED)
        - moved(account, Holding.State.COMMITTED);
  }

  /** What is reserved, in coins. */
  synchronized int reserved(TimeAccount account) {
    return coins(account.reserved()) + moved(account, Holding.State.RESERVED);
  }

  private int moved(TimeAccount account, Holding.State state) {
    return transfers.values().stream()
        .filter(kept -> kept.account().equals(Optional.of(account)))
        .filter(kept -> kept.holding().state() == state)
        .filter(
            kept ->
                state != Holding.State.RESERVED || clock.instant().isBefore(kept.holding().until()))
        .mapToInt(kept -> kept.holding().amount())
        .sum();
  }

  private static int coins(int minutes) {
    return minutes / WujiangTimeBank.MINUTES_OF_A_COIN;
  }

  private static IllegalArgumentException unusable() {
    return new IllegalArgumentException("bz and jzsj say which step until when");
  }
}
