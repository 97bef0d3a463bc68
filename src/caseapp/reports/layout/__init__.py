"""Blocks to pages: type, bands, page breaks and ink. The only package that imports ReportLab."""
