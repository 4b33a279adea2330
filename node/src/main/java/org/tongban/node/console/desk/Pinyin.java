package org.tongban.node.console.desk;

import java.util.Locale;
import net.sourceforge.pinyin4j.PinyinHelper;
import net.sourceforge.pinyin4j.format.HanyuPinyinOutputFormat;
import net.sourceforge.pinyin4j.format.HanyuPinyinToneType;
import net.sourceforge.pinyin4j.format.HanyuPinyinVCharType;
import net.sourceforge.pinyin4j.format.exception.BadHanyuPinyinOutputFormatCombination;

/** How Chinese words are typed in letters: whole and by initials. */
public final class Pinyin {
  private static final HanyuPinyinOutputFormat PLAIN = plain();

  private Pinyin() {}

  private static HanyuPinyinOutputFormat plain() {
    var format = new HanyuPinyinOutputFormat();
    format.setToneType(HanyuPinyinToneType.WITHOUT_TONE);
    format.setVCharType(HanyuPinyinVCharType.WITH_V);
    return format;
  }

  /** 吴江区: {@code wujiangqu wjq}. */
  static String of(String text) {
    var whole = new StringBuilder();
    var initials = new StringBuilder();
    for (char letter : text.toCharArray()) {
      var sound = sound(letter);
      whole.append(sound);
      initials.append(sound.isEmpty() ? "" : sound.substring(0, 1));
    }
    return whole + " " + initials;
  }

  private static String sound(char letter) {
    try {
      var sounds = PinyinHelper.toHanyuPinyinStringArray(letter, PLAIN);
      return sounds == null || sounds.length == 0 ? "" : sounds[0];
    } catch (BadHanyuPinyinOutputFormatCombination e) {
      throw new IllegalStateException("the form is one of the library's own", e);
    }
  }

  /** Whether what somebody typed is found in a text, its letters or its initials. */
  public static boolean found(String typed, String text) {
    var wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
    return text.toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT))
        || of(text).contains(wanted) && wanted.matches("[a-z]+");
  }
}
