package org.tongban.node.console;

import java.util.function.Supplier;
import org.tongban.core.directory.Directory;
import org.tongban.core.directory.Member;
import org.tongban.core.message.MemberCode;

/** Members by name and code, as a division is always shown. */
public final class MemberNames {
  private final Supplier<Directory> directory;

  MemberNames(Supplier<Directory> directory) {
    this.directory = directory;
  }

  /** Name and code; the code alone where the directory doesn't know it. */
  public String of(String code, boolean english) {
    return code.isEmpty()
        ? ""
        : directory
            .get()
            .member(new MemberCode(code))
            .map(member -> of(member, english))
            .orElse(code);
  }

  /** Name and code of a member. */
  public static String of(Member member, boolean english) {
    return (english ? member.nameEn() : member.nameZh()) + " " + member.code();
  }
}
