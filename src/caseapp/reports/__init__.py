"""Facts on paper: builders turn frozen data into blocks, `render` turns blocks into a PDF.

``roll_call.build``, ``check_in.build``, ``stickers.build`` and ``wristbands.build`` are pure and know
nothing of PDF; ``layout`` is the only
package that speaks it and is imported when something is printed, not when the program starts.
"""
