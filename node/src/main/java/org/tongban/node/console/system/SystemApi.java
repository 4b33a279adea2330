package org.tongban.node.console.system;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;
import org.tongban.node.console.user.Accounts;
import org.tongban.node.console.user.Operations;
import org.tongban.node.console.user.Person;
import org.tongban.node.console.user.Role;
import org.tongban.node.settings.KnownCaller;
import org.tongban.node.store.BackupNote;

/** Users, callers, copies and the operation log, for systems that watch or audit the node. */
@RestController
public class SystemApi {
  private final Accounts accounts;
  private final Operations operations;
  private final CallersPage callers;
  private final BackupsPage backups;

  SystemApi(Accounts accounts, Operations operations, CallersPage callers, BackupsPage backups) {
    this.accounts = accounts;
    this.operations = operations;
    this.callers = callers;
    this.backups = backups;
  }

  /** A user; {@code local} where a password of ours opens the door. */
  private record User(
      String name,
      Set<Role> roles,
      Optional<String> unit,
      boolean local,
      boolean locked,
      boolean mustChange,
      Optional<Instant> lastIn) {
    static User of(Person one) {
      return new User(
          one.name(),
          one.roles(),
          ApiJson.said(one.unit()),
          one.local(),
          one.locked(),
          one.mustChange(),
          one.lastIn());
    }
  }

  @GetMapping("/api/v1/users")
  ResponseEntity<byte[]> users(HttpServletRequest request) {
    var asked = Parameters.table("name", "lastIn").state(request);
    return ApiJson.reply(ApiJson.page(asked, accounts.list(asked), User::of));
  }

  /** What was done in the console and at the machine, the newest first. */
  @GetMapping("/api/v1/operations")
  ResponseEntity<byte[]> operations(HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    return ApiJson.reply(ApiJson.page(asked, operations.list(asked), one -> one));
  }

  /** A system; without unit, roles and days where it is none of the file of callers. */
  private record Known(
      String name,
      Optional<String> unit,
      List<String> roles,
      String by,
      boolean expired,
      Optional<String> since,
      Optional<String> expires,
      Optional<Instant> used) {
    static Known of(CallersPage.Row row) {
      var known = row.caller();
      return new Known(
          row.name(),
          known.map(KnownCaller::unit),
          known.map(KnownCaller::roles).orElse(List.of()),
          row.means(),
          row.expired(),
          known.flatMap(KnownCaller::since),
          known.flatMap(KnownCaller::expires),
          row.used());
    }
  }

  @GetMapping("/api/v1/callers")
  ResponseEntity<byte[]> callers(HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    return ApiJson.reply(ApiJson.page(asked, callers.list(asked), Known::of));
  }

  private record Backups(
      BackupsPage.Standing backup,
      BackupsPage.Standing restored,
      Optional<String> archivedMonth,
      List<BackupNote> notes) {}

  /** What the node was told of copies of its database. */
  @GetMapping("/api/v1/backups")
  ResponseEntity<byte[]> backups(HttpServletRequest request) {
    Parameters.none().check(request);
    return ApiJson.reply(
        new Backups(
            backups.standing(BackupNote.Kind.BACKUP),
            backups.standing(BackupNote.Kind.RESTORED),
            backups.archived().map(month -> month.name()),
            backups.notes()));
  }
}
