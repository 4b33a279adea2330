/**
 * The console: pages for the member's own people, in Chinese and English, drawn by the server.
 *
 * <p>A page is three things: an entry in {@link org.tongban.node.console.Page} (address, who may
 * see it; its words are {@code page.<name>} in {@code Console.properties} and {@code
 * Console_zh.properties}), a controller that says its part of the address and is named in {@link
 * org.tongban.node.console.ConsoleSetup}, and a template in the folder of the same name that puts
 * its {@code main} into {@code layout}. Menu, login, rights, headers, languages, type sizes and the
 * checks of all pages follow from the entry. What changes something is a POST whose method says by
 * {@link org.tongban.node.console.Needs} which right it takes; without that it is refused. A table
 * takes a {@code Listing} and the fragments of {@code list.html}.
 */
package org.tongban.node.console;
