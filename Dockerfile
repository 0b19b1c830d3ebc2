# Vraagbaak als dienst: docker build -t vraagbaak . (zie docs/beheer.md, "De dienst").
# Wie een kleiner beeld wil, geeft PIP_EXTRA_INDEX_URL mee met de CPU-wielen van PyTorch.
ARG PYTHON=3.11-slim-bookworm

FROM python:${PYTHON} AS build
ARG PIP_EXTRA_INDEX_URL=""
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /src
COPY requirements.txt ./
RUN python -m venv /opt/vraagbaak && /opt/vraagbaak/bin/pip install -r requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY index ./index
COPY qa ./qa
COPY ui ./ui
RUN /opt/vraagbaak/bin/pip install --no-deps --no-build-isolation .

FROM python:${PYTHON}
COPY --from=build /opt/vraagbaak /opt/vraagbaak
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin vraagbaak \
    && install -d -o 10001 -g 10001 /index /sleutels /vastlegging
ENV PATH=/opt/vraagbaak/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/tmp \
    VRAAGBAAK_INDEX=/index \
    VRAAGBAAK_KEYS=/sleutels/sleutels.json \
    VRAAGBAAK_AUDIT=/vastlegging/audit.jsonl
USER 10001:10001
VOLUME ["/index", "/sleutels", "/vastlegging"]
EXPOSE 8600
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8600/ready', timeout=4)"]
ENTRYPOINT ["vraagbaak"]
CMD ["serve", "--host", "0.0.0.0"]
