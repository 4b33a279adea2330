package org.tongban.node.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.tongban.core.directory.Member;
import org.tongban.core.policy.Policy;
import org.tongban.core.refusal.Reason;
import org.tongban.node.console.user.AccountException;
import org.tongban.node.console.user.Person;

/** What every page shows around itself; templates know it as {@code layout}. */
public final class Layout {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Policy.CALENDAR);

  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT).withZone(Policy.CALENDAR);

  private final String member;
  private final List<Banner.Source> banners;
  private final Supplier<List<PageCount>> counts;
  private final Predicate<Page> there;

  /**
   * @param counts asked for late, since who counts may show pages too
   * @param there whether this node has the page
   */
  Layout(
      String member,
      List<Banner.Source> banners,
      Supplier<List<PageCount>> counts,
      Predicate<Page> there) {
    this.member = member;
    this.banners = List.copyOf(banners);
    this.counts = counts;
    this.there = there;
  }

  private static HttpServletRequest request() {
    return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
        .getRequest();
  }

  private static String path() {
    return request().getServletPath();
  }

  /** Division code of the member whose node this is. */
  public String member() {
    return member;
  }

  /** What a reason of that code says; empty for one that isn't known. */
  public String reason(String code) {
    return Reason.find(code).map(reason -> reason.text(!english())).orElse("");
  }

  /** Name and code of another one. */
  public String named(Member other) {
    return MemberNames.of(other, english());
  }

  /** Who is signed in; null for nobody. */
  public Person person() {
    return SignedIn.now().orElse(null);
  }

  /** Whether who is signed in has the right of that name. */
  public boolean may(String right) {
    return SignedIn.now().filter(Right.valueOf(right)::isOf).isPresent();
  }

  /** The pages that the person may see. */
  public List<Page> menu() {
    return SignedIn.now()
        .filter(person -> !person.mustChange())
        .map(
            person ->
                Arrays.stream(Page.values())
                    .filter(page -> page.listed() && there.test(page) && page.opensTo(person))
                    .toList())
        .orElse(List.of());
  }

  /** How many things wait on a page. */
  public long waiting(Page page) {
    return counts.get().stream()
        .filter(count -> count.page() == page)
        .mapToLong(PageCount::now)
        .sum();
  }

  /** The page that is shown; null for one of none. */
  public Page page() {
    return ConsolePaths.page(path()).orElse(null);
  }

  public boolean shown(Page page) {
    return page == page();
  }

  /** {@code zh-CN} or {@code en}. */
  public String lang() {
    return locale().toLanguageTag();
  }

  public Locale locale() {
    return RequestContextUtils.getLocale(request());
  }

  public boolean large() {
    return Language.large(request());
  }

  /** This page in the other language. */
  public String otherLanguage() {
    return with(Language.LANG, "en".equals(lang()) ? "zh" : "en");
  }

  /** This page in the other type size. */
  public String otherSize() {
    return with(Language.SIZE, large() ? "normal" : Language.LARGE);
  }

  /** What was posted isn't said again, and of the address only what shows the same. */
  private static String with(String name, String value) {
    var request = request();
    var address = UriComponentsBuilder.fromPath(UriUtils.encodePath(path(), UTF_8));
    Optional.ofNullable(request.getQueryString())
        .filter(query -> query.matches("[A-Za-z0-9=&%._+-]*"))
        .ifPresent(address::query);
    return address.replaceQueryParam(name, value).build(true).toUriString();
  }

  public boolean english() {
    return "en".equals(lang());
  }

  /**
   * Address of the journal with that filter, such as {@code peer=310118}; of this page while there
   * is none or the person may not see it.
   */
  public String journal(String filter) {
    return menu().stream().anyMatch(page -> page.path().equals("/journal"))
        ? "/journal?" + filter
        : "#live";
  }

  /** A moment of today in the time of the offices, to the second. */
  public String second(Instant moment) {
    return SECOND.format(moment);
  }

  /** A moment in the time of the offices, to the minute. */
  public String time(Instant moment) {
    return minute(moment);
  }

  /** The same, for who has no page. */
  public static String minute(Instant moment) {
    return TIME.format(moment);
  }

  /** Whether the person may see the page that has the address. */
  public boolean opens(String address) {
    return menu().stream().anyMatch(page -> page.holds(address));
  }

  /** What is said on each page. */
  public List<Banner> banners() {
    return SignedIn.now().isEmpty()
        ? List.of()
        : banners.stream().flatMap(source -> source.now().stream()).toList();
  }

  /** Key of the text for what can't be done. */
  public static String key(AccountException e) {
    return "account." + e.fault().name().toLowerCase(Locale.ROOT);
  }
}
