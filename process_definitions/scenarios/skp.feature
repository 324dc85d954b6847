# language: id
Fitur: Surat Keterangan Penelitian
  Penelitian di kota diketahui Kesbangpol lebih dahulu; suratnya berlaku selama masa penelitian.

  Skenario: Kesbangpol mengkaji dampaknya
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Ketika Dewi memutuskan "teruskan"
    Maka kesbangpol ditanya

  Skenario: Surat berlaku sampai penelitian selesai
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "teruskan"
    Dan Siti sudah memutuskan "tidak_berdampak" dengan nomor_kajian "070/1"
    Ketika Maya memutuskan "ditandatangani"
    Maka dokumen bernomor "503/0001-DPMPTSP/SKP/2026"
    Dan izin berlaku sampai "2027-06-30"

  Skenario: Berkas yang diperbaiki diperiksa lagi dari awal
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "kembalikan" karena "Foto tidak terbaca" menyebut foto "Tidak terbaca"
    Ketika pemohon memperbaiki dokumen "foto"
    Maka permohonan berada di "kelengkapan"
    Dan "kelengkapan" dikunjungi 2 kali

  Skenario: Penolakan diberi nomor dan alasan sendiri
    Dengan contoh permohonan "skp"
    Dan Bayu sudah memutuskan "lengkap"
    Dan Dewi sudah memutuskan "tolak" karena "Lokasi penelitian di luar kota"
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "refused"
    Dan dokumen bernomor "503/0001-DPMPTSP/TOLAK-SKP/2026"

  Skenario: Perorangan tidak perlu surat pengantar
    Ketika permohonan "skp" diajukan dengan
      | jenis_peneliti | perorangan |
    Maka permohonan berada di "kelengkapan"

  Skenario: Surat yang dikembalikan kepada verifikator ditandatangani sesudah diperiksa lagi
    Dengan contoh permohonan "skp"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | kajian_dampak | tidak_berdampak |
      | tanda_tangan | kembalikan |
      | verifikasi | teruskan |
      | kajian_dampak | tidak_berdampak |
    Ketika keputusan ini diambil
      | tanda_tangan | ditandatangani |
    Maka permohonan berakhir "issued"
    Dan dokumen "licences/skp" terbit

  Skenario: Usul penolakan dapat dikembalikan, lalu ditandatangani
    Dengan contoh permohonan "skp"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | tolak |
      | tanda_tangan_penolakan | kembalikan |
      | verifikasi | tolak |
    Ketika keputusan ini diambil
      | tanda_tangan_penolakan | ditandatangani |
    Maka permohonan berakhir "refused"
    Dan dokumen "refusals/penolakan" terbit

  Skenario: Pemohon yang diam kehilangan permohonannya
    Dengan contoh permohonan "skp"
    Dan keputusan ini sudah diambil
      | kelengkapan | kembalikan |
    Ketika pemohon diam
    Maka permohonan berakhir "lapsed"

  Skenario: Kesbangpol dapat meminta perbaikan, atau menilai penelitian berdampak
    Dengan contoh permohonan "skp"
    Dan keputusan ini sudah diambil
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
      | kajian_dampak | kembalikan |
      | perbaikan | corrected |
      | kelengkapan | lengkap |
      | verifikasi | teruskan |
    Ketika keputusan ini diambil
      | kajian_dampak | berdampak |
    Maka permohonan berada di "tanda_tangan_penolakan"

  Skenario: Perpanjangan mengambil isian surat lama dan menggantikannya
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "skp" sudah sampai di "tanda_tangan" dengan
      | tgl_mulai   | 04-01-2027 |
      | tgl_selesai | 30-06-2027 |
    Dan Maya memutuskan "ditandatangani"
    Dan hari ini tanggal 2027-06-10
    Dan permohonan "perpanjangan" tentang izin itu diajukan dengan
      | tgl_mulai   | 01-07-2027 |
      | tgl_selesai | 31-12-2027 |
    Dan keputusan ini diambil
      | kelengkapan   | lengkap          |
      | verifikasi    | teruskan         |
      | kajian_dampak | tidak_berdampak  |
    Ketika Maya memutuskan "ditandatangani"
    Maka permohonan berakhir "issued"
    Dan izin "503/0001-DPMPTSP/SKP/2026" diperpanjang
    Dan izin "503/0001-DPMPTSP/SKP/2027" berlaku

  Skenario: Perpanjangan belum dapat diajukan lebih dari 30 hari sebelumnya
    Dengan hari ini tanggal 2026-12-01
    Dan contoh permohonan "skp" sudah sampai di "tanda_tangan"
    Dan Maya memutuskan "ditandatangani"
    Ketika permohonan "perpanjangan" tentang izin itu diajukan
    Maka itu ditolak dengan kode "too-early"
