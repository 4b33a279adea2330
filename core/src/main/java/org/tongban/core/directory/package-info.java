/**
 * Who belongs to the federation: members, their addresses, the certificates they use and when each
 * is valid, the agreements between them, and which member answers for a division code.
 *
 * <p>This is plain content. The signed document around it is opened in {@code core.seal}, which
 * hands on verified bytes only.
 */
package org.tongban.core.directory;
