package org.tongban.node.console.peers;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.node.keeper.AnswersState;
import org.tongban.node.keeper.ListState;
import org.tongban.node.keeper.RevocationKeeper;

/**
 * How well it is known whether a member's certificates are revoked.
 *
 * @param until how long the oldest list that matters is relied on; empty where no list does
 */
public record Freshness(Known known, Optional<Instant> until) {
  /** The worst of what is known. */
  public enum Known {
    /** A list or all answers are missing or too old. */
    UNKNOWN("bad"),
    /** A newer list should have come. */
    OVERDUE("warn"),
    /** The lists or answers of the authorities are fresh. */
    FRESH("ok"),
    /** The settings name no authority of these certificates: the directory's word alone. */
    DIRECTORY("still");

    private final String level;

    Known(String level) {
      this.level = level;
    }

    /** Class of its colours. */
    public String level() {
      return level;
    }
  }

  /** Of a member, by the lists of those that issued its certificates, and by the responders. */
  static Freshness of(Member member, RevocationKeeper revocation, Directory directory) {
    var issuers =
        member.keys().stream()
            .map(key -> key.certificate().getIssuerX500Principal().getName())
            .distinct()
            .toList();
    var lists =
        revocation.states().stream().filter(one -> issuers.contains(one.authority())).toList();
    return of(lists, revocation.answers(directory));
  }

  static Freshness of(List<ListState> lists, List<AnswersState> answers) {
    var until = lists.stream().flatMap(one -> one.until().stream()).min(Comparator.naturalOrder());
    return new Freshness(known(lists, answers), until);
  }

  private static Known known(List<ListState> lists, List<AnswersState> answers) {
    if (lists.isEmpty() && answers.isEmpty()) {
      return Known.DIRECTORY;
    }
    boolean relied =
        lists.stream().allMatch(ListState::reliedOn)
            && answers.stream().allMatch(AnswersState::reliedOn);
    if (!relied) {
      return Known.UNKNOWN;
    }
    return lists.stream().anyMatch(ListState::overdue) ? Known.OVERDUE : Known.FRESH;
  }
}
