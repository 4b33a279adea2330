package org.tongban.node.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.ServiceId;
import org.tongban.core.message.ServiceVersion;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/** Who is asked, so that nobody's silence goes unseen. */
class AskedMembersTest {
  private static final ServiceId IDENTIFY = new ServiceId("rescue.identify");
  private static final ServiceId OTHER = new ServiceId("case.handover");
  private static final MemberCode SELF = new MemberCode("320509");
  private static final MemberCode OFFERS = new MemberCode("310118");
  private static final MemberCode SUSPENDED = new MemberCode("330421");
  private static final MemberCode OFFERS_NOT = new MemberCode("320500");

  private final AskedMembers members =
      new AskedMembers(
          () ->
              List.of(
                  member(SELF, IDENTIFY, true),
                  member(OFFERS, IDENTIFY, true),
                  member(SUSPENDED, IDENTIFY, false),
                  member(OFFERS_NOT, OTHER, true)),
          SELF);

  private static Member member(MemberCode code, ServiceId offers, boolean active) {
    return new Member(
        code,
        "民政局",
        "Bureau",
        "11310199000000019K",
        List.of(code.value()),
        List.of(URI.create("https://127.0.0.1:7201")),
        List.of(),
        Map.of(offers, List.of(new ServiceVersion(1, 0))),
        active,
        false,
        Optional.empty());
  }

  @Test
  void allThatOfferTheServiceAreAskedTheSuspendedToo() {
    assertThat(members.of(IDENTIFY, Optional.empty())).containsExactly(OFFERS, SUSPENDED);
  }

  @Test
  void thoseThatAreNamedAreAskedAndNobodyElse() {
    // Given
    var named = Optional.of(List.of(OFFERS_NOT, OFFERS));

    // Then: who does not offer it will be among those that refused
    assertThat(members.of(IDENTIFY, named)).containsExactly(OFFERS_NOT, OFFERS);
  }

  @Test
  void everyNameThatIsNoneIsTold() {
    // Given
    var named = Optional.of(List.of(OFFERS, new MemberCode("110101"), SELF));

    // Then
    assertThatThrownBy(() -> members.of(IDENTIFY, named))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.reason()).isEqualTo(Reason.REGION_UNKNOWN);
              assertThat(refused.violations())
                  .extracting(Violation::pointer)
                  .containsExactly("/members/1", "/members/2");
            });
  }

  @Test
  void whatNobodyOffersIsNotAskedOfAll() {
    assertThatThrownBy(() -> members.of(new ServiceId("timebank.balance"), Optional.empty()))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_COMPETENT));
  }
}
