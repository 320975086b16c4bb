"""The section of config.yaml about the web side."""

from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator


class WebSettings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    host: str = Field(default="127.0.0.1", description="address to listen on; 0.0.0.0 for all, behind a proxy with TLS")
    port: int = Field(default=8080, ge=1, le=65535)
    public_url: str = Field(
        default="", description="how browsers reach the console, https://…; decides whether cookies are Secure"
    )
    session_hours: int = Field(default=12, ge=1, le=24 * 30, description="a sign-in lasts so long")
    sign_in_tries: int = Field(default=5, ge=1, description="after so many wrong passwords an account pauses")
    sign_in_pause_minutes: int = Field(default=10, ge=1)

    @field_validator("public_url")
    @classmethod
    def _an_address(cls, url: str) -> str:
        """Cookies and the check of origins hang on it: what is no address would lock everybody out, unexplained."""
        try:
            parts = urlsplit(url)
        except ValueError:
            parts = urlsplit("")
        if url and (parts.scheme not in {"http", "https"} or not parts.hostname):
            raise ValueError(f"应当是浏览器里的地址，例如 https://haitang.example.cn，现在写的是 {url}")
        return url
