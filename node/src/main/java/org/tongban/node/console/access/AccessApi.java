package org.tongban.node.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongban.core.message.BasisType;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.Purpose;
import org.tongban.core.message.ServiceId;
import org.tongban.core.policy.Wanted;
import org.tongban.core.refusal.RefusedException;
import org.tongban.node.console.access.AccessRows.Decision;
import org.tongban.node.console.access.AccessRows.Opened;
import org.tongban.node.console.access.AccessRows.Rule;
import org.tongban.node.console.list.ApiJson;
import org.tongban.node.console.list.Parameters;

/** Who may ask what, and what would be decided, for systems that watch or audit the node. */
@RestController
public class AccessApi {
  private static final int LONGEST = 200;
  private static final int LONGEST_ID = 100;

  private final AccessBoard board;

  AccessApi(AccessBoard board) {
    this.board = board;
  }

  /** Each service, and to whom it is open today. */
  @GetMapping("/api/v1/access")
  ResponseEntity<byte[]> matrix(HttpServletRequest request) {
    var asked = Parameters.table().state(request);
    var members = board.members().stream().map(member -> member.code().value()).toList();
    return ApiJson.reply(ApiJson.page(asked, board.matrix(asked), row -> Opened.of(row, members)));
  }

  /** Who sees what of a service, or of one field of it. */
  @GetMapping("/api/v1/access/services/{service}")
  ResponseEntity<byte[]> service(
      @PathVariable String service,
      @RequestParam(defaultValue = "") String field,
      HttpServletRequest request) {
    Parameters.none().text("field", LONGEST).check(request);
    var contract = board.contract(service);
    return ApiJson.reply(
        AccessRows.Of.of(contract, board.purposes(contract), board.seen(contract, field.strip())));
  }

  private record Rules(List<Rule> rules) {}

  /** In the order of the file. */
  @GetMapping("/api/v1/access/rules")
  ResponseEntity<byte[]> rules(HttpServletRequest request) {
    Parameters.none().check(request);
    var today = board.today();
    return ApiJson.reply(
        new Rules(board.grants().stream().map(grant -> Rule.of(grant, today)).toList()));
  }

  /** By the code that decides. Names nobody, so it may stand in the address. */
  @GetMapping("/api/v1/access/decision")
  ResponseEntity<byte[]> decision(
      @RequestParam(defaultValue = "") String asker,
      @RequestParam(defaultValue = "") String service,
      @RequestParam(defaultValue = "") String purpose,
      @RequestParam(defaultValue = "") String basis,
      @RequestParam(defaultValue = "") String agreement,
      HttpServletRequest request) {
    var bases = Arrays.stream(BasisType.values()).map(Enum::name).toList();
    Parameters.none()
        .must("asker", made(MemberCode::new), "must be the code of a member, six digits")
        .must("service", made(ServiceId::new), "must be a service of the catalogue")
        .must("purpose", made(Purpose::new), "must be a purpose of the catalogue")
        .must("basis", bases::contains, "must be one of " + bases)
        .text("agreement", LONGEST_ID)
        .check(request);
    var wanted =
        new Wanted(
            new MemberCode(asker.strip()),
            new ServiceId(service.strip()),
            new Purpose(purpose.strip()),
            BasisType.valueOf(basis.strip()),
            Optional.of(agreement.strip()).filter(id -> !id.isEmpty()));
    return ApiJson.reply(decide(wanted));
  }

  private static Predicate<String> made(Consumer<String> constructor) {
    return text -> {
      try {
        constructor.accept(text);
        return true;
      } catch (IllegalArgumentException notOne) {
        return false;
      }
    };
  }

  private Decision decide(Wanted wanted) {
    try {
      return Decision.yes(board.foresee(wanted));
    } catch (RefusedException e) {
      return Decision.no(e.reason().code(), e.getMessage());
    }
  }
}
