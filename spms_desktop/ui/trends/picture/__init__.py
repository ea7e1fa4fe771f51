"""Pictures that leave the computer: a page of blocks, saved as PNG or SVG, or printed."""
