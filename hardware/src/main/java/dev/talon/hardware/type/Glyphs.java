package dev.talon.hardware.type;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.nio.ByteBuffer;

/**
 * The outlines of one TrueType font: its characters, their widths and shapes. Lengths are in ems. A shape stands on
 * the baseline y = 0, and y grows downwards, as in Java 2D.
 */
final class Glyphs {
    private static final int ON_CURVE = 1;
    private static final int X_SHORT = 2;
    private static final int Y_SHORT = 4;
    private static final int REPEAT = 8;
    private static final int X_SAME = 16;
    private static final int Y_SAME = 32;

    private static final int ARGS_ARE_WORDS = 1;
    private static final int ARGS_ARE_XY = 2;
    private static final int SCALE = 8;
    private static final int MORE = 32;
    private static final int TWO_SCALES = 64;
    private static final int MATRIX = 128;

    private final ByteBuffer cmap;
    private final ByteBuffer glyf;
    private final ByteBuffer hmtx;
    private final ByteBuffer loca;
    private final boolean longLoca;
    private final int widths;
    private final int unitsPerEm;

    Glyphs(Woff font) {
        this.glyf = font.table("glyf");
        this.hmtx = font.table("hmtx");
        this.loca = font.table("loca");
        this.longLoca = font.table("head").getShort(50) != 0;
        this.unitsPerEm = u16(font.table("head"), 18);
        this.widths = u16(font.table("hhea"), 34);
        this.cmap = basicPlane(font.table("cmap"));
    }

    boolean has(int character) {
        return glyph(character) != 0;
    }

    double advance(int character) {
        int glyph = Math.min(glyph(character), widths - 1);
        return (double) u16(hmtx, glyph * 4) / unitsPerEm;
    }

    /** The shape of a character; the font's «no such character» box when it has none. */
    Path2D outline(int character) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        append(glyph(character), path, 0);
        path.transform(AffineTransform.getScaleInstance(1.0 / unitsPerEm, -1.0 / unitsPerEm));
        return path;
    }

    private static ByteBuffer basicPlane(ByteBuffer table) {
        int count = u16(table, 2);
        for (int i = 0; i < count; i++) {
            int offset = table.getInt(4 + i * 8 + 4);
            if (u16(table, offset) == 4) {
                return table.slice(offset, table.limit() - offset);
            }
        }
        throw new IllegalArgumentException("the font has no character map of format 4");
    }

    private int glyph(int character) {
        int segments = u16(cmap, 6);
        for (int at = 0; at < segments; at += 2) {
            int end = u16(cmap, 14 + at);
            if (character > end) {
                continue;
            }
            int start = u16(cmap, 16 + segments + at);
            if (character < start) {
                return 0;
            }
            int delta = u16(cmap, 16 + 2 * segments + at);
            int rangeAt = 16 + 3 * segments + at;
            int range = u16(cmap, rangeAt);
            if (range == 0) {
                return (character + delta) & 0xFFFF;
            }
            int glyph = u16(cmap, rangeAt + range + 2 * (character - start));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }
        return 0;
    }

    private int offset(int glyph) {
        return longLoca ? loca.getInt(glyph * 4) : 2 * u16(loca, glyph * 2);
    }

    private void append(int glyph, Path2D path, int depth) {
        int start = offset(glyph);
        if (offset(glyph + 1) == start) {
            return;
        }
        ByteBuffer data = glyf.duplicate().position(start);
        int contours = data.getShort();
        data.position(data.position() + 8);
        if (contours >= 0) {
            appendSimple(data, contours, path);
        } else if (depth < 8) {
            appendComposite(data, path, depth);
        }
    }

    private void appendComposite(ByteBuffer data, Path2D path, int depth) {
        int flags;
        do {
            flags = u16(data);
            int part = u16(data);
            boolean words = (flags & ARGS_ARE_WORDS) != 0;
            double dx = words ? data.getShort() : data.get();
            double dy = words ? data.getShort() : data.get();
            if ((flags & ARGS_ARE_XY) == 0) {
                throw new IllegalArgumentException("a glyph is composed by points, which is not supported");
            }
            double xx = 1;
            double yy = 1;
            double xy = 0;
            double yx = 0;
            if ((flags & SCALE) != 0) {
                xx = yy = fraction(data);
            } else if ((flags & TWO_SCALES) != 0) {
                xx = fraction(data);
                yy = fraction(data);
            } else if ((flags & MATRIX) != 0) {
                xx = fraction(data);
                xy = fraction(data);
                yx = fraction(data);
                yy = fraction(data);
            }
            Path2D piece = new Path2D.Double(Path2D.WIND_NON_ZERO);
            append(part, piece, depth + 1);
            piece.transform(new AffineTransform(xx, xy, yx, yy, dx, dy));
            path.append(piece, false);
        } while ((flags & MORE) != 0);
    }

    private static void appendSimple(ByteBuffer data, int contours, Path2D path) {
        int[] ends = new int[contours];
        for (int i = 0; i < contours; i++) {
            ends[i] = u16(data);
        }
        int points = contours == 0 ? 0 : ends[contours - 1] + 1;
        data.position(data.position() + 2 + u16(data, data.position()));
        int[] flags = flags(data, points);
        int[] x = coordinates(data, flags, X_SHORT, X_SAME);
        int[] y = coordinates(data, flags, Y_SHORT, Y_SAME);
        int first = 0;
        for (int end : ends) {
            appendContour(flags, x, y, first, end, path);
            first = end + 1;
        }
    }

    private static int[] flags(ByteBuffer data, int points) {
        int[] flags = new int[points];
        for (int i = 0; i < points; i++) {
            int flag = Byte.toUnsignedInt(data.get());
            flags[i] = flag;
            if ((flag & REPEAT) != 0) {
                for (int times = Byte.toUnsignedInt(data.get()); times > 0; times--) {
                    flags[++i] = flag;
                }
            }
        }
        return flags;
    }

    private static int[] coordinates(ByteBuffer data, int[] flags, int isShort, int isSame) {
        int[] values = new int[flags.length];
        int value = 0;
        for (int i = 0; i < flags.length; i++) {
            boolean same = (flags[i] & isSame) != 0;
            if ((flags[i] & isShort) != 0) {
                int step = Byte.toUnsignedInt(data.get());
                value += same ? step : -step;
            } else if (!same) {
                value += data.getShort();
            }
            values[i] = value;
        }
        return values;
    }

    /** Between two control points TrueType leaves out the point half way; it is put back here. */
    private static void appendContour(int[] flags, int[] x, int[] y, int first, int last, Path2D path) {
        int count = last - first + 1;
        if (count < 2) {
            return;
        }
        boolean startsOn = (flags[first] & ON_CURVE) != 0;
        double startX = startsOn ? x[first] : (x[first] + x[last]) / 2.0;
        double startY = startsOn ? y[first] : (y[first] + y[last]) / 2.0;
        path.moveTo(startX, startY);
        for (int i = startsOn ? 1 : 0; i < count; i++) {
            int at = first + i;
            if ((flags[at] & ON_CURVE) != 0) {
                path.lineTo(x[at], y[at]);
                continue;
            }
            int next = i + 1 < count ? at + 1 : first;
            if (i + 1 == count) {
                path.quadTo(x[at], y[at], startX, startY);
            } else if ((flags[next] & ON_CURVE) != 0) {
                path.quadTo(x[at], y[at], x[next], y[next]);
                i++;
            } else {
                path.quadTo(x[at], y[at], (x[at] + x[next]) / 2.0, (y[at] + y[next]) / 2.0);
            }
        }
        path.closePath();
    }

    private static double fraction(ByteBuffer data) {
        return data.getShort() / 16384.0;
    }

    private static int u16(ByteBuffer data) {
        return Short.toUnsignedInt(data.getShort());
    }

    private static int u16(ByteBuffer data, int at) {
        return Short.toUnsignedInt(data.getShort(at));
    }
}
